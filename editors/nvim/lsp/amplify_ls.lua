--- amplify-ls: mistakes in AWS Amplify Gen 2 backends, as they are typed.
--- Runs beside the TypeScript language server in the same buffer; see README.md in this folder.

local entry_files = { 'backend.ts', 'backend.mts', 'backend.js' }

--- The folder that holds the backend of a file: the file lies in an `amplify` folder, or beside one that has an entry file
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

---@type vim.lsp.Config
return {
  cmd = { 'amplify-ls', 'server' },
  filetypes = { 'typescript', 'typescriptreact', 'javascript' },
  -- A function and not `root_markers`: without a backend near the file no root is given and no server is started, and
  -- all backends of a repository share one server.
  root_dir = function(buffer, on_root)
    local path = vim.api.nvim_buf_get_name(buffer)
    local home = path ~= '' and backend_home(path)
    if home then
      on_root(vim.fs.root(path, '.git') or vim.fs.root(path, 'package.json') or home)
    end
  end,
}
