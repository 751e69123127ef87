--- Types files in a real Neovim, key by key, and compares the buffer with what is expected after each key.
---
---   nvim --clean --headless -n -l typing.lua
---
--- Environment: AMPLIFY_LS_NEOVIM_COMMAND is a JSON list with the command that starts the Neovim to type in, AMPLIFY_LS_STEPS a file
--- with a JSON list of {file, steps}, AMPLIFY_LS_REPORT the file for {files: [{file, text, faults}]}. A step is
--- [kind, value, start, end, text, cursor], see development/typing/plan.py; places are counted in characters.

local patience = tonumber(vim.env.AMPLIFY_LS_PATIENCE or '15000')
local child = vim.fn.jobstart(vim.json.decode(vim.env.AMPLIFY_LS_NEOVIM_COMMAND), { rpc = true })

local function lua(code, ...)
  return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
end

local function input(keys)
  vim.rpcrequest(child, 'nvim_input', keys)
end

local function until_true(condition, limit)
  return vim.wait(limit or patience, condition, 2)
end

local function text()
  return lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
end

local function move(expected, cursor)
  lua([[
    local before = vim.split(vim.fn.strcharpart(..., 0, select(2, ...)), '\n', { plain = true })
    vim.api.nvim_win_set_cursor(0, { #before, #before[#before] })
  ]], expected, cursor)
end

local function put(expected, cursor)
  input('<C-\\><C-n>')
  lua([[
    vim.snippet.stop()
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(..., '\n', { plain = true }))
    vim.cmd.startinsert()
  ]], expected)
  move(expected, cursor)
end

--- Go on to the next stop of a snippet; with the cursor keys if Neovim has left the snippet, because another one was inserted in it.
local function go_on(expected, cursor)
  if lua('return vim.snippet.active({ direction = 1 })') then
    input('<Tab>')
  else
    move(expected, cursor)
  end
end

local first

local function is_first(label)
  local known = lua("return vim.fn.complete_info({ 'pum_visible', 'matches' })")
  local item = known.pum_visible == 1 and known.matches[1]
  first = item and (item.abbr or item.word) or nil
  return first == label
end

--- Accept the first completion of a list that is asked for. A list that appeared by itself may be about the text before the last
--- keys, which come faster than those of a person, and would replace what was typed since.
local function complete(label)
  first = nil
  vim.wait(100)
  lua("if vim.fn.pumvisible() == 1 then vim.fn.complete(vim.fn.col('.'), {}) end")
  input('<C-x><C-o>')
  if not until_true(function() return is_first(label) end) then
    return ('the first completion is %s'):format(first or 'missing')
  end
  input('<C-n><C-y>')
end

local keys = { ['<'] = '<lt>', ['\n'] = '<CR>' }

local function write(file, steps)
  lua([[
    local file = ...
    vim.cmd.edit(vim.fn.fnameescape(file))
    vim.bo.autoindent, vim.bo.smartindent, vim.bo.cindent, vim.bo.indentexpr, vim.bo.formatoptions = false, false, false, '', ''
    vim.bo.shiftwidth, vim.bo.expandtab, vim.bo.textwidth = 2, true, 0
  ]], file)
  assert(until_true(function()
    return lua("local client = vim.lsp.get_clients({ bufnr = 0, name = 'amplify_ls' })[1] return client ~= nil and client.initialized")
  end, 60000), 'the server is not attached')
  put('', 0)
  local expected, faults = '', {}
  for number, step in ipairs(steps) do
    local kind, value, start, stop, inserted, cursor = unpack(step)
    local length = vim.fn.strchars(expected)
    expected = vim.fn.strcharpart(expected, 0, start) .. inserted .. vim.fn.strcharpart(expected, stop, length - stop)
    local fault
    if kind == 'next' then
      go_on(expected, cursor)
    elseif kind == 'accept' then
      fault = complete(value)
    else
      input(keys[value] or value)
    end
    if not fault and not until_true(function() return text() == expected end, kind == 'accept' and patience or 1000) then
      fault = 'the text is another one'
    end
    if fault then
      table.insert(faults, { step = number, kind = kind, value = value, fault = fault, text = text(), expected = expected })
      put(expected, cursor)
    end
  end
  local result = { file = file, text = text(), faults = faults }
  input('<C-\\><C-n>')
  lua("vim.cmd('silent write!')")
  return result
end

local report = {}
for _, plan in ipairs(vim.json.decode(io.open(vim.env.AMPLIFY_LS_STEPS):read('a'))) do
  table.insert(report, write(plan.file, plan.steps))
  local file = assert(io.open(vim.env.AMPLIFY_LS_REPORT, 'w'))
  file:write(vim.json.encode({ files = report }))
  file:close()
end
pcall(vim.rpcnotify, child, 'nvim_command', 'qall!')
vim.fn.jobwait({ child }, 3000)
