import { readFileSync } from 'node:fs';

const manifest = (name: string) => JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'));

/** Frames of the framework's own, which nobody asks for by an address. */
const frames = ['/_global-error/page', '/_not-found/page'];

const entries = () =>
  Object.keys(manifest('app-paths-manifest.json'))
    .filter((key) => !frames.includes(key))
    .map((key) => key.replace(/\/\([^)]*\)/g, ''));

const addressOf = (entry: string) => entry.replace(/\/(page|route)$/, '') || '/';

/** Every page and every route handler of the build, as its address is written in the folder `app`. */
export const addresses = (): string[] => entries().map(addressOf).sort();

/** Whether an address is a page, whose data can be asked for as well; else it is a route handler. */
export const isPage = (address: string): boolean =>
  entries().some((entry) => entry.endsWith('/page') && addressOf(entry) === address);

export type Action = { id: string; name: string; takesState: boolean; page: string };

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

/** Every server action of the build, with a page it belongs to. */
export function actions(): Action[] {
  const known = Object.entries(manifest('server-reference-manifest.json').node as Record<string, Reference>);
  return known
    .map(([id, { filename, exportedName, workers }]) => {
      const source = readFileSync(filename, 'utf8');
      const [, parameters = ''] = new RegExp(`function ${exportedName}\\(([^)]*)\\)`).exec(source) ?? [];
      const [page = ''] = Object.keys(workers).filter((worker) => worker.endsWith('/page'));
      const address =
        page
          .replace(/^app/, '')
          .replace(/\/\([^)]*\)/g, '')
          .replace(/\/page$/, '') || '/';
      return { id, name: exportedName, takesState: parameters.includes(','), page: address };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names nothing there is. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** An address with its parts filled in. */
export function filled(address: string, reference: string, colleague = '', person = NOBODY): string {
  return address
    .replace('[colleague]', colleague || NOBODY)
    .replace('[reference]', reference)
    .replace('[person]', person)
    .replace('[section]', 'recruitment')
    .replace('[contact]', NOBODY)
    .replace('[country]', 'KH')
    .replace('[code]', 'F27')
    .replace('[edition]/download', `${NOBODY}/download?format=csv&lang=id`)
    .replace('[month]/download', '2023-05/download?format=csv&lang=id')
    .replace('[month]', '2023-05')
    .replace(/\[[^\]]+\]/g, NOBODY);
}
