;;; driver.el --- One way to use amplify-ls, in a batch Emacs  -*- lexical-binding: t; -*-

;; emacs --batch -l driver.el, with the environment AMPLIFY_LS_WAY (flymake, eglot or lsp-mode), AMPLIFY_LS_PACKAGE (the
;; shipped file), AMPLIFY_LS_FILE, AMPLIFY_LS_FIX (the title of a quick fix; none for flymake) and AMPLIFY_LS_REPORT, the
;; file for {error, found, mended}.

(require 'cl-lib)
(require 'json)
(require 'package)
(package-initialize)
(require 'flymake)

;; Debian has no mode for TypeScript; this one has the name of the real one.
(define-derived-mode typescript-mode prog-mode "TypeScript")
(add-to-list 'auto-mode-alist '("\\.ts\\'" . typescript-mode))

(setq make-backup-files nil create-lockfiles nil auto-save-default nil)

(defconst driver-patience 30)

(defun driver-until (what condition)
  "Wait until CONDITION returns something, and return that; WHAT is for the message if it never does."
  (let ((end (+ (float-time) driver-patience)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "%s did not happen within %d s" what driver-patience))))

(defun driver-found ()
  "The diagnostics of the buffer: the text under each, and its message."
  (mapcar (lambda (item)
            `((text . ,(buffer-substring-no-properties (flymake-diagnostic-beg item) (flymake-diagnostic-end item)))
              (severity . ,(format "%s" (flymake-diagnostic-type item)))
              (message . ,(flymake-diagnostic-text item))))
          (flymake-diagnostics)))

(defun driver-wait (number)
  "Wait for NUMBER diagnostics."
  (flymake-start)
  (driver-until (format "%d diagnostics, not %S," number (driver-found))
                (lambda () (= (length (flymake-diagnostics)) number)))
  (vconcat (driver-found)))

(defun driver-flymake ()
  (amplify-ls-flymake-setup)
  (let ((found (driver-wait 1)))
    ;; What is not saved is checked, too.
    (goto-char (point-min))
    (search-forward "Custmer")
    (replace-match "Customer" t)
    (driver-wait 0)
    `((found . ,found) (mended . ,(buffer-string)))))

(defun driver-eglot ()
  (require 'eglot)
  (setq eglot-sync-connect driver-patience eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil)
  (put 'typescript-mode 'eglot-language-id "typescript")
  (add-to-list 'eglot-server-programs `(typescript-mode . (,@amplify-ls-command "server")))
  (add-hook 'project-find-functions (lambda (_) (cons 'transient (amplify-ls-home buffer-file-name))))
  (apply #'eglot (eglot--guess-contact))
  (unless flymake-mode (flymake-mode 1))
  (let* ((found (driver-wait 1))
         (item (car (flymake-diagnostics)))
         (actions (append (eglot-code-actions (flymake-diagnostic-beg item) (flymake-diagnostic-end item)) nil))
         (action (or (cl-find (getenv "AMPLIFY_LS_FIX") actions :key (lambda (each) (plist-get each :title)) :test #'equal)
                     (error "No such action: %S" actions))))
    (eglot--apply-workspace-edit (plist-get action :edit))
    (eglot--signal-textDocument/didChange)
    (driver-wait 0)
    (prog1 `((found . ,found) (mended . ,(buffer-string)))
      (ignore-errors (eglot-shutdown (eglot-current-server) nil 3)))))

(defun driver-lsp-mode ()
  (require 'lsp-mode)
  (require 'lsp-diagnostics)
  (setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-restart 'ignore lsp-diagnostics-provider :flymake
        lsp-warn-no-matched-clients nil lsp-enable-snippet nil lsp-session-file (make-temp-file "lsp-session"))
  (lsp-workspace-folders-add (amplify-ls-home buffer-file-name))
  (lsp)
  (driver-until "attaching"
                (lambda () (cl-find 'initialized (lsp-workspaces) :key #'lsp--workspace-status)))
  (unless (bound-and-true-p lsp-diagnostics-mode)
    (lsp-diagnostics-mode 1))
  (flymake-mode 1)
  (driver-until "a diagnostic" (lambda () (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics))))
  (let ((found (driver-wait 1)))
    (goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
    (let ((action (or (cl-find (getenv "AMPLIFY_LS_FIX") (lsp-code-actions-at-point) :key #'lsp:code-action-title :test #'equal)
                      (error "No such action"))))
      (lsp-execute-code-action action))
    (driver-until "no diagnostic" (lambda () (not (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics)))))
    `((found . ,found) (mended . ,(buffer-string)))))

(let ((report (condition-case problem
                  (progn
                    (load (getenv "AMPLIFY_LS_PACKAGE") nil t)
                    (find-file (getenv "AMPLIFY_LS_FILE"))
                    (funcall (intern (concat "driver-" (getenv "AMPLIFY_LS_WAY")))))
                (error `((error . ,(format "%S" problem)))))))
  (with-temp-file (getenv "AMPLIFY_LS_REPORT")
    (insert (json-encode report)))
  (when (buffer-modified-p) (set-buffer-modified-p nil))
  (kill-emacs 0))
