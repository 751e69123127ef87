/** What may be run in a workspace. Knows nothing of the editor, so that it can be tested without one. */

import * as path from 'node:path';

/** The folders that are open, and whether their author is trusted to have programs run. */
export interface Workspace {
  readonly folders: readonly string[];
  readonly isTrusted: boolean;
  /**
   * All places that a path leads through: itself, where its folder really is, and the same of each link on the way. A virtual
   * environment is a link to a Python outside of it, and decides all the same what that Python loads.
   */
  readonly trail: (file: string) => readonly string[];
}

/** Whether a program, or programs of a folder, may be started: in a workspace that is not trusted, none that is part of it. */
export function mayRun(file: string, workspace: Workspace): boolean {
  if (workspace.isTrusted) {
    return true;
  }
  const folders = workspace.folders.flatMap(workspace.trail);
  return !workspace.trail(file).some((place) => folders.some((folder) => isInside(place, folder)));
}

function isInside(place: string, folder: string): boolean {
  const way = path.relative(folder, place);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
