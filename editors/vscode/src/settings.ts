import * as vscode from 'vscode';

/** The section of the settings; the server asks for it by the same name. */
export const SECTION = 'amplifyLs';

/** The settings that decide which process is started: another value means another server. */
export const LAUNCH_SETTINGS = ['path', 'interpreter', 'importStrategy'] as const;

export interface LaunchSettings {
  readonly path: string;
  readonly interpreter: string;
  readonly prefersEnvironment: boolean;
}

export function launchSettings(): LaunchSettings {
  const section = vscode.workspace.getConfiguration(SECTION);
  return {
    path: text(section.get('path')),
    interpreter: text(section.get('interpreter')),
    prefersEnvironment: section.get('importStrategy') === 'fromEnvironment',
  };
}

/** The settings that the server receives when it starts; it requests them again after a change. */
export function serverSettings(typescriptSocket: string): object {
  const settings = vscode.workspace.getConfiguration().get<object>(SECTION);
  return { ...settings, showsFindingsInHover: true, replacesDots: true, followsFileLinks: true, typescriptSocket };
}

export function concernsLaunch(event: vscode.ConfigurationChangeEvent): boolean {
  return LAUNCH_SETTINGS.some((name) => event.affectsConfiguration(`${SECTION}.${name}`));
}

// A value of the wrong type, which the editor reports but does not reject, counts as unset.
function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
