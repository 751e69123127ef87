--- `:checkhealth amplify_ls`: whether the server can run, and what it does for each buffer.

local M = {}

local NAME = 'amplify_ls'
local PATIENCE = 5000

--- The output of `--version`, or why there is none.
---@param command string
---@return string? version
---@return string? problem
local function version_of(command)
  if vim.fn.executable(command) == 0 then
    return nil, ('`%s` is not executable, or not on the PATH'):format(command)
  end
  local done = vim.system({ command, '--version' }, { text = true }):wait(PATIENCE)
  if done.code ~= 0 then
    return nil, ('`%s --version` exited with code %d: %s'):format(command, done.code, vim.trim(done.stderr or ''))
  end
  return vim.trim(done.stdout)
end

local function check_program()
  vim.health.start('amplify-ls: program')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error('Neovim 0.11 or newer is required')
    return
  end
  local config = vim.lsp.config[NAME]
  if not config then
    vim.health.error('There is no configuration with this name', 'Add the folder editors/nvim to the runtime path')
    return
  end
  if type(config.cmd) ~= 'table' then
    vim.health.info('The server is started by a custom function')
    return
  end
  local version, problem = version_of(config.cmd[1])
  if version then
    vim.health.ok(('%s, started as `%s`'):format(version, table.concat(config.cmd, ' ')))
  else
    vim.health.error(problem, { 'pipx install amplify-ls', 'or set `cmd` with vim.lsp.config(' .. vim.inspect(NAME) .. ', { cmd = ... })' })
  end
end

---@param client vim.lsp.Client
local function check_client(client)
  local buffer = next(client.attached_buffers)
  vim.health.ok(('running in %s, with positions in %s'):format(client.root_dir or 'no folder', client.offset_encoding))
  for _, other in ipairs(buffer and vim.lsp.get_clients({ bufnr = buffer }) or {}) do
    if other.offset_encoding ~= client.offset_encoding then
      vim.health.warn(('`%s` in the same buffer uses %s, so Neovim warns about mixed encodings'):format(other.name, other.offset_encoding))
    end
  end
  for attached in pairs(client.attached_buffers) do
    local uri = vim.uri_from_bufnr(attached)
    local params = { command = 'amplify-ls.describe', arguments = { uri } }
    local answer = client:request_sync('workspace/executeCommand', params, PATIENCE, attached)
    local facts = answer and answer.result
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(attached), ':~:.')
    if not facts then
      vim.health.error(('the server does not respond for %s'):format(name), 'See the log: ' .. vim.lsp.log.get_filename())
    elseif facts.project == vim.NIL then
      vim.health.warn(('%s belongs to no project'):format(name), 'A project is a folder `amplify` with `backend.ts`')
    else
      vim.health.ok(('%s: project %s, Python %s'):format(name, vim.fn.fnamemodify(facts.project, ':~:.'), facts.python))
    end
  end
end

local function check_server()
  vim.health.start('amplify-ls: server')
  local clients = vim.lsp.get_clients({ name = NAME })
  if #clients == 0 then
    vim.health.info('not running: no TypeScript file of a backend is open, or the server is not enabled')
    vim.health.info("vim.lsp.enable('amplify_ls') enables it")
  end
  for _, client in ipairs(clients) do
    check_client(client)
  end
end

function M.check()
  check_program()
  check_server()
end

return M
