import * as fs from 'node:fs';
import * as path from 'node:path';

/** How many links in a row are followed, as operating systems do. */
const LINKS = 40;

/** See `Workspace`. A file that does not exist is not a link. */
export function trail(file: string): string[] {
  const places: string[] = [];
  let next: string | undefined = path.resolve(file);
  while (next && places.length < 2 * LINKS) {
    const place: string = path.join(realPath(path.dirname(next)), path.basename(next));
    places.push(next, place);
    next = linkedTo(place);
  }
  return places;
}

function realPath(folder: string): string {
  try {
    // The native one knows how the names are written on a disk that ignores case.
    return fs.realpathSync.native(folder);
  } catch {
    return folder;
  }
}

function linkedTo(place: string): string | undefined {
  try {
    return path.resolve(path.dirname(place), fs.readlinkSync(place));
  } catch {
    return undefined;
  }
}
