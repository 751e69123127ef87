;;; amplify-ls.el --- Check AWS Amplify backends  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; License: Apache-2.0

;;; Commentary:

;; Two ways to run `amplify-ls' next to the TypeScript server in the same buffer; see README.md in this folder.
;;
;; With Eglot, which runs one server per buffer: a Flymake backend that runs `amplify-ls check'.
;;
;;     (add-hook 'typescript-ts-mode-hook #'amplify-ls-flymake-setup)
;;
;; With lsp-mode, which runs several: loading this file registers the server as an add-on, and nothing else is needed.

;;; Code:

(require 'flymake)
(require 'seq)
(require 'subr-x)

(defgroup amplify-ls nil
  "Check AWS Amplify backends."
  :group 'tools)

(defcustom amplify-ls-command '("amplify-ls")
  "The program, followed by arguments that come before all others."
  :type '(repeat string))

(defcustom amplify-ls-settings nil
  "Settings for the server, as a property list that becomes JSON.
For example (:typingPause 1000)."
  :type 'sexp)

(defconst amplify-ls--entry-files '("backend.ts" "backend.mts" "backend.js"))

(defun amplify-ls-home (file)
  "The folder with the backend that FILE belongs to, or nil.
FILE is in a folder `amplify', or next to one with an entry file."
  (when file
    (or (when-let ((inside (string-match "/amplify/" file)))
          (file-name-as-directory (substring file 0 inside)))
        (locate-dominating-file
         file
         (lambda (folder)
           (seq-some (lambda (name) (file-exists-p (expand-file-name (concat "amplify/" name) folder)))
                     amplify-ls--entry-files))))))

;;;; Flymake

(defvar-local amplify-ls--process nil
  "The check that runs for this buffer.")

;;;###autoload
(defun amplify-ls-flymake-setup ()
  "Check this buffer with `amplify-ls' if it belongs to a backend."
  (interactive)
  (when (amplify-ls-home buffer-file-name)
    (add-hook 'flymake-diagnostic-functions #'amplify-ls-flymake nil t)
    (flymake-mode 1)))

(defun amplify-ls-flymake (report &rest _)
  "Check the text of this buffer, saved or not, and pass the diagnostics to REPORT."
  (when (process-live-p amplify-ls--process)
    ;; Cleared first, so that its end is not taken for a result.
    (delete-process (prog1 amplify-ls--process (setq amplify-ls--process nil))))
  (unless (executable-find (car amplify-ls-command))
    (error "Cannot find the program %s" (car amplify-ls-command)))
  (let ((source (current-buffer))
        (arguments (list "check" "--stdin-filename" buffer-file-name "--output-format" "json"))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (setq amplify-ls--process
          (make-process
           :name "amplify-ls"
           :noquery t
           :connection-type 'pipe
           :buffer (generate-new-buffer " *amplify-ls*")
           :stderr (get-buffer-create " *amplify-ls errors*")
           :command (append amplify-ls-command arguments)
           :sentinel (lambda (process _event)
                       (when (memq (process-status process) '(exit signal))
                         (amplify-ls--finish process source report)))))
    (save-restriction
      (widen)
      (process-send-region amplify-ls--process (point-min) (point-max)))
    (process-send-eof amplify-ls--process)))

(defun amplify-ls--finish (process source report)
  "Pass the findings of PROCESS in the buffer SOURCE to REPORT."
  (let ((output (process-buffer process)))
    (unwind-protect
        ;; Ignore a process that a newer one has replaced.
        (when (and (buffer-live-p source)
                   (eq process (buffer-local-value 'amplify-ls--process source)))
          (if (memq (process-exit-status process) '(0 1))
              (let ((found (with-current-buffer output
                             (goto-char (point-min))
                             (json-parse-buffer :object-type 'plist :array-type 'list :null-object nil :false-object nil))))
                (with-current-buffer source
                  (funcall report (mapcar #'amplify-ls--diagnostic (plist-get found :diagnostics)))))
            (funcall report :panic :explanation (format "amplify-ls exited with code %s" (process-exit-status process)))))
      (kill-buffer output))))

(defun amplify-ls--diagnostic (item)
  "The Flymake diagnostic of ITEM, an element of the JSON output."
  (let* ((range (plist-get item :range))
         (beginning (amplify-ls--position (plist-get range :start)))
         (end (amplify-ls--position (plist-get range :end)))
         (type (pcase (plist-get item :severity) ("error" :error) ("warning" :warning) (_ :note))))
    (flymake-make-diagnostic (current-buffer) beginning (max end (1+ beginning)) type
                             (format "%s [%s]" (plist-get item :message) (plist-get item :code)))))

(defun amplify-ls--position (place)
  "The buffer position of PLACE, whose column counts UTF-16 units from 1."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- (plist-get place :line)))
      (let ((left (1- (plist-get place :column))))
        (while (and (> left 0) (not (eolp)))
          (setq left (- left (if (> (char-after) #xFFFF) 2 1)))
          (forward-char))
        (point)))))

;;;; lsp-mode

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")

(defun amplify-ls--serves (file mode)
  "Whether FILE, visited in MODE, is a file of a backend.
That is one of TypeScript, JavaScript or GraphQL."
  (and (string-match-p "\\(typescript\\|tsx\\|js\\|javascript\\|graphql\\)" (symbol-name mode))
       (amplify-ls-home file)))

(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () (append amplify-ls-command '("server"))))
    :activation-fn #'amplify-ls--serves
    :initialization-options (lambda () (or amplify-ls-settings (make-hash-table)))
    :server-id 'amplify-ls
    :priority -1
    ;; Next to the TypeScript server, in the same buffer.
    :add-on? t)))

(provide 'amplify-ls)
;;; amplify-ls.el ends here
