--- Does steps in a real Neovim and writes what came of them.
---
---   nvim --clean --headless -n -l driver.lua
---
--- Environment: AMPLIFY_LS_RUNTIME is the runtime folder with the shipped configuration, AMPLIFY_LS_STEPS a JSON list of
--- {do = NAME, ...}, AMPLIFY_LS_REPORT the file for {error, results}. Lines and columns are 0-based, columns in bytes.

local patience = 15000
local report = { results = {}, error = vim.NIL }
local buffer, client

local function until_true(what, condition)
  if not vim.wait(patience, condition, 10) then
    error(what .. ' did not happen within ' .. patience .. ' ms', 0)
  end
end

local function diagnostics()
  return vim.tbl_map(function(item)
    return {
      line = item.lnum,
      column = item.col,
      end_column = item.end_col,
      severity = vim.diagnostic.severity[item.severity]:lower(),
      code = item.code,
      source = item.source,
      message = item.message,
    }
  end, vim.diagnostic.get(buffer))
end

local function lines()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

--- Parameters of a request about a place. Not by the cursor: outside of insert mode it cannot stand behind a line.
local function at(step)
  local line = vim.api.nvim_buf_get_lines(buffer, step.line, step.line + 1, false)[1]
  local character = vim.str_utfindex(line, client.offset_encoding, step.column)
  local document = vim.lsp.util.make_text_document_params(buffer)
  return { textDocument = document, position = { line = step.line, character = character } }
end

local steps = {}

--- Open a file and wait until the server is attached.
function steps.open(step)
  vim.cmd.edit(vim.fn.fnameescape(step.file))
  buffer = vim.api.nvim_get_current_buf()
  until_true('attaching', function()
    client = vim.lsp.get_clients({ bufnr = buffer, name = 'amplify_ls' })[1]
    return client ~= nil and client.initialized
  end)
  return { name = client.name, root = client.root_dir, encoding = client.offset_encoding, server = client.server_info }
end

--- Open a file for which no server must start.
function steps.open_elsewhere(step)
  vim.cmd.edit(vim.fn.fnameescape(step.file))
  vim.wait(500)
  return #vim.lsp.get_clients({ bufnr = vim.api.nvim_get_current_buf() })
end

--- Wait for a number of diagnostics in the buffer.
function steps.wait(step)
  local ok = vim.wait(patience, function() return #vim.diagnostic.get(buffer) == step.count end, 10)
  if not ok then
    error(('waited for %d diagnostics, have %s'):format(step.count, vim.inspect(diagnostics())), 0)
  end
  return diagnostics()
end

--- Ask for completion at a place, as Neovim's own completion does in insert mode.
function steps.complete(step)
  local answer = client:request_sync('textDocument/completion', at(step), patience, buffer)
  assert(answer and not answer.err, vim.inspect(answer))
  local items = answer.result and (answer.result.items or answer.result) or {}
  return vim.tbl_map(function(item) return item.label end, items)
end

function steps.hover(step)
  local answer = client:request_sync('textDocument/hover', at(step), patience, buffer)
  assert(answer and not answer.err, vim.inspect(answer))
  return answer.result and answer.result.contents.value or vim.NIL
end

--- Put the cursor on the first diagnostic of a code and choose an action by its title, through Neovim's own command.
function steps.fix(step)
  local item = vim.iter(vim.diagnostic.get(buffer)):find(function(one) return one.code == step.code end)
  assert(item, 'no diagnostic ' .. step.code)
  vim.api.nvim_win_set_cursor(0, { item.lnum + 1, item.col })
  local before = vim.api.nvim_buf_get_changedtick(buffer)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title == step.title end })
  until_true('the change of the action', function() return vim.api.nvim_buf_get_changedtick(buffer) ~= before end)
  return lines()
end

--- The outline, as Neovim lists it for `gO`.
function steps.outline()
  local items
  vim.lsp.buf.document_symbol({ on_list = function(list) items = list.items end })
  until_true('the outline', function() return items ~= nil end)
  return vim.tbl_map(function(item) return item.text end, items)
end

--- The symbols of the workspace that match a query.
function steps.symbols(step)
  local items
  vim.lsp.buf.workspace_symbol(step.query, { on_list = function(list) items = list.items end })
  until_true('the symbols', function() return items ~= nil end)
  return vim.tbl_map(function(item) return item.text end, items)
end

--- The resolved code lenses; the one with a title is run, and the answer has the place or the quickfix list that it led to.
function steps.lenses(step)
  vim.lsp.codelens.refresh({ bufnr = buffer })
  local found
  until_true('the lenses', function()
    found = vim.lsp.codelens.get(buffer)
    return #found > 0 and vim.iter(found):all(function(lens) return lens.command ~= nil end)
  end)
  local chosen = vim.iter(found):find(function(lens) return lens.command.title == step.title end)
  assert(chosen, 'no lens ' .. step.title)
  client:exec_cmd(chosen.command, { bufnr = buffer })
  local listed = vim.tbl_map(function(item) return { item.lnum - 1, item.col - 1 } end, vim.fn.getqflist())
  local cursor = vim.api.nvim_win_get_cursor(0)
  return {
    titles = vim.tbl_map(function(lens) return lens.command.title end, found),
    listed = listed,
    cursor = { cursor[1] - 1, cursor[2] },
  }
end

--- The inlay hints of the whole buffer.
function steps.hints()
  vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  local found
  until_true('the hints', function()
    found = vim.lsp.inlay_hint.get({ bufnr = buffer })
    return #found > 0
  end)
  return vim.tbl_map(function(hint) return hint.inlay_hint.label end, found)
end

--- Apply a refactoring at a place.
function steps.refactor(step)
  vim.api.nvim_win_set_cursor(0, { step.line + 1, step.column })
  local before = vim.api.nvim_buf_get_changedtick(buffer)
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'refactor' }, diagnostics = {} },
    filter = function(action) return action.title == step.title end,
  })
  until_true('the change of the refactoring', function() return vim.api.nvim_buf_get_changedtick(buffer) ~= before end)
  return lines()
end

--- Where the name at a place is declared, and where it is mentioned: the file and line of each.
function steps.lookup(step)
  vim.api.nvim_win_set_cursor(0, { step.line + 1, step.column })
  local function places(list)
    local found = {}
    for _, item in ipairs(list.items) do
      table.insert(found, vim.fs.basename(item.filename) .. ':' .. item.lnum)
    end
    return found
  end
  local declared, mentioned
  vim.lsp.buf.definition({ on_list = function(list) declared = places(list) end })
  until_true('the definition', function() return declared ~= nil end)
  vim.lsp.buf.references({ includeDeclaration = true }, { on_list = function(list) mentioned = places(list) end })
  until_true('the references', function() return mentioned ~= nil end)
  return { declared = declared, mentioned = mentioned }
end

--- Rename the name at a place; the lines of a file after it, which may be one that was not open.
function steps.rename(step)
  vim.api.nvim_win_set_cursor(0, { step.line + 1, step.column })
  local before = vim.api.nvim_buf_get_changedtick(buffer)
  vim.lsp.buf.rename(step.to)
  until_true('the change of the rename', function() return vim.api.nvim_buf_get_changedtick(buffer) ~= before end)
  return {
    here = lines(),
    there = vim.api.nvim_buf_get_lines(vim.fn.bufnr(vim.fn.fnamemodify(step.file, ':p')), 0, -1, false),
  }
end

--- Type text at a place, one character after the other.
function steps.type(step)
  local column = step.column
  for character in step.text:gmatch('[%z\1-\127\194-\244][\128-\191]*') do
    vim.api.nvim_buf_set_text(buffer, step.line, column, step.line, column, { character })
    column = column + #character
    vim.wait(20)
  end
  return lines()[step.line + 1]
end

--- Delete bytes of a line.
function steps.delete(step)
  vim.api.nvim_buf_set_text(buffer, step.line, step.column, step.line, step.column + step.length, {})
  return lines()[step.line + 1]
end

--- Undo changes, as `u` does.
function steps.undo(step)
  for _ = 1, step.times or 1 do
    vim.cmd.undo()
  end
  return lines()
end

--- Set a marker in the undo history, so that what follows is undone apart from what was before.
function steps.break_undo()
  vim.cmd('let &undolevels = &undolevels')
  return vim.NIL
end

--- What `:checkhealth` says.
function steps.health()
  vim.cmd('checkhealth amplify_ls')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  vim.cmd.bdelete()
  return text
end

--- Run a command of the buffer and wait until a Lua expression is true; the result is its value.
function steps.command(step)
  vim.cmd(step.command)
  local value
  until_true(step.command, function()
    value = load('return ' .. step.wanted)()
    return value
  end)
  return value
end

--- What the editor has told the user: messages, which must be none of ours.
function steps.messages()
  return vim.fn.execute('messages')
end

local ok, problem = xpcall(function()
  vim.cmd('filetype on')
  vim.opt.runtimepath:prepend(vim.env.AMPLIFY_LS_RUNTIME)
  vim.lsp.enable('amplify_ls')
  for _, step in ipairs(vim.json.decode(vim.env.AMPLIFY_LS_STEPS)) do
    table.insert(report.results, steps[step['do']](step) or vim.NIL)
  end
end, function(message) return tostring(message) .. '\n' .. debug.traceback() end)
if not ok then
  report.error = problem
end
vim.fn.writefile({ vim.json.encode(report) }, vim.env.AMPLIFY_LS_REPORT)
for _, running in ipairs(vim.lsp.get_clients()) do
  running:stop()
end
vim.wait(3000, function() return #vim.lsp.get_clients() == 0 end, 20)
vim.cmd('qall!')
