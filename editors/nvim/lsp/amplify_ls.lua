--- amplify-ls: reports mistakes in AWS Amplify backends while you type.
--- Runs next to the TypeScript language server in the same buffer; see README.md in this folder.

local entry_files = { 'backend.ts', 'backend.mts', 'backend.js' }

--- The folder that contains the backend of a file: the file is in an `amplify` folder, or next to one with an entry file
--- (a backend may import models from anywhere in its package).
---@param path string
---@return string?
local function backend_home(path)
  for folder in vim.fs.parents(path) do
    if vim.fs.basename(folder) == 'amplify' then
      return vim.fs.dirname(folder)
    end
    for _, name in ipairs(entry_files) do
      if vim.uv.fs_stat(vim.fs.joinpath(folder, 'amplify', name)) then
        return folder
      end
    end
  end
end

--- Send a command to the server, and pass its result to `use`.
---@param client vim.lsp.Client
---@param command string
---@param argument any
---@param use fun(answer: any)
local function execute(client, command, argument, use)
  local params = { command = command, arguments = { argument } }
  client:request('workspace/executeCommand', params, function(problem, answer)
    if problem or answer == nil or answer == vim.NIL then
      vim.notify(('amplify-ls: no result for %s'):format(command), vim.log.levels.WARN)
    else
      use(answer)
    end
  end)
end

---@param client vim.lsp.Client
---@param buffer integer
local function add_commands(client, buffer)
  local function add(name, description, run)
    vim.api.nvim_buf_create_user_command(buffer, name, run, { desc = description, nargs = '?' })
  end
  add('AmplifyCheck', 'Check all projects in the workspace', function()
    execute(client, 'amplify-ls.checkWorkspace', nil, function(counts)
      vim.notify(('amplify-ls: %d errors, %d warnings'):format(counts.errors, counts.warnings))
      vim.diagnostic.setqflist({ open = counts.errors + counts.warnings > 0 })
    end)
  end)
  add('AmplifyFix', 'Apply the safe fixes to all files of this project', function()
    execute(client, 'amplify-ls.fixProject', vim.uri_from_bufnr(buffer), function(fixed)
      vim.notify(('amplify-ls: %d edits in %d files'):format(fixed.fixes, fixed.files))
    end)
  end)
  add('AmplifyExplain', 'Show the page of a rule: the one that you name, or the one that is reported on this line', function(given)
    local here = vim.diagnostic.get(buffer, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })
    local ours = vim.iter(here):find(function(item) return item.source == 'amplify' end)
    local code = given.args ~= '' and given.args or (ours and ours.code)
    if not code then
      return vim.notify('amplify-ls: there is no finding on this line', vim.log.levels.WARN)
    end
    execute(client, 'amplify-ls.explainRule', code, function(page)
      vim.lsp.util.open_floating_preview(vim.split(page, '\n'), 'markdown', { border = 'rounded', max_width = 90 })
    end)
  end)
end

--- Show the places behind a code lens: go to a single one, list several in the quickfix window.
---@param command lsp.Command
---@param context { client_id: integer }
local function show_places(command, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local places = command.arguments[1].places
  if #places == 1 then
    vim.lsp.util.show_document(places[1], client.offset_encoding, { focus = true })
    return
  end
  local items = vim.lsp.util.locations_to_items(places, client.offset_encoding)
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  vim.cmd('botright copen')
end

--- Copy the text behind a code lens.
---@param command lsp.Command
local function copy_text(command)
  local text = command.arguments[1].text
  vim.fn.setreg('"', text)
  pcall(vim.fn.setreg, '+', text)
  vim.notify('Copied: ' .. text)
end

---@type vim.lsp.Config
return {
  commands = {
    ['amplify-ls.showPlaces'] = show_places,
    ['amplify-ls.copyText'] = copy_text,
  },
  on_attach = add_commands,
  cmd = { 'amplify-ls', 'server' },
  filetypes = { 'typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'vue', 'svelte', 'astro', 'graphql' },
  -- A function instead of `root_markers`: without a backend near the file there is no root and no server is started, and
  -- all backends in a repository share one server.
  root_dir = function(buffer, on_root)
    local path = vim.api.nvim_buf_get_name(buffer)
    local home = path ~= '' and backend_home(path)
    if home then
      on_root(vim.fs.root(path, '.git') or vim.fs.root(path, 'package.json') or home)
    end
  end,
}
