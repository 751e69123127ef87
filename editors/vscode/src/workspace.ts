/** Which programs may run in a workspace. Independent of the editor, so that it can be tested without one. */

import * as path from 'node:path';

/** The open folders, and whether their programs are trusted. */
export interface Workspace {
  readonly folders: readonly string[];
  readonly isTrusted: boolean;
  /**
   * All locations that a path refers to: itself, its real path, and the same for each link on the way. The Python of a virtual
   * environment is a link to one outside it, and still decides what that Python loads.
   */
  readonly trail: (file: string) => readonly string[];
}

/** Whether a program, or the programs in a folder, may be started: in an untrusted workspace, none that is part of it. */
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
