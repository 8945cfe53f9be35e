import { inflateSync } from 'node:zlib';

/** A PDF of ours taken apart: its objects as text, and what each page draws. Knows only what pdfkit writes. */
export function takeApart(pdf: Buffer) {
  const objects = new Map<string, string>();
  const drawn = new Map<string, string>();
  const text = pdf.toString('latin1');
  for (const [, number = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dictionary = '', stream] = body.split(/\nstream\n/);
    objects.set(number, dictionary);
    if (stream === undefined || !dictionary.includes('/FlateDecode')) continue;
    const bytes = Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
    drawn.set(number, inflateSync(bytes).toString('latin1'));
  }
  const kept = [...objects];
  const of = (kind: RegExp) => kept.filter(([, body]) => kind.test(body)).map(([number, body]) => ({ number, body }));
  const pages = of(/\/Type \/Page\n/).map(({ number, body }) => ({
    number,
    body,
    drawn: drawn.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '',
  }));
  return { text, objects, pages, of, elements: (kind: string) => of(new RegExp(`/S /${kind}\\n`)) };
}

type Parts = ReturnType<typeof takeApart>;

/** The numbers of the children that an element names. */
export const childrenOf = (body: string): string[] =>
  [...(/\/K \[([\s\S]*?)\]/.exec(body)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number = '']) => number);

/** What a screen reader would stumble over: the rules of PDF/UA-1 (ISO 14289-1) that can be read off the file. */
export function barriersIn(parts: Parts): string[] {
  const { text, pages, objects, of, elements } = parts;
  const must = (fine: boolean, what: string) => (fine ? [] : [what]);
  const kindOf = (number: string) => /\/S \/(\w+)/.exec(objects.get(number) ?? '')?.[1] ?? '?';
  const rows = elements('TR').flatMap(({ number, body }) => {
    const kinds = childrenOf(body).map(kindOf);
    return must(kinds.length > 0 && kinds.every((kind) => kind === 'TH' || kind === 'TD'), `row ${number}: ${kinds}`);
  });
  const claimed = claims(parts);
  return [
    ...must(/\/Lang \(\w+\)/.test(text), 'no language'),
    ...must(/\/Marked true/.test(text), 'not marked'),
    ...must(/\/DisplayDocTitle true/.test(text), 'shows its file name for a title'),
    ...must(/\/Title /.test(text) && /<dc:title>/.test(text), 'no title'),
    ...must(/<pdfuaid:part>1</.test(text), 'does not say that it is PDF/UA'),
    ...pages.flatMap(({ number, body }) => must(/\/Tabs \/S/.test(body), `page ${number}: no order of tabs`)),
    ...pages.flatMap(({ number, drawn }) => unmarkedIn(drawn).map((line) => `page ${number}: unmarked ${line}`)),
    ...pages.flatMap(({ number, drawn }) =>
      [...drawn.matchAll(/\/MCID (\d+)/g)]
        .filter(([, id]) => claimed.get(`${number}/${id}`) !== 1)
        .map(([, id]) => `page ${number}: ${id} stands ${claimed.get(`${number}/${id}`) ?? 0} times in the tree`),
    ),
    ...rows,
    ...elements('TH').flatMap(({ number, body }) =>
      must(/\/Scope \/(Row|Column)/.test(body), `head ${number}: no scope`),
    ),
    ...elements('Figure').flatMap(({ number, body }) => must(/\/Alt \(/.test(body), `figure ${number}: no text`)),
    ...of(/\/Subtype \/Link/).flatMap(({ number, body }) =>
      must(/\/Contents \(/.test(body) && /\/StructParent \d/.test(body), `link ${number}: not in the tree`),
    ),
    ...of(/\/Type \/FontDescriptor/).flatMap(({ number, body }) =>
      must(/\/FontFile2/.test(body), `font ${number}: outside`),
    ),
    ...of(/\/Type \/Font\n[\s\S]*\/Type0|\/Subtype \/Type0/).flatMap(({ number, body }) =>
      must(/\/ToUnicode/.test(body), `font ${number}: letters without meaning`),
    ),
    ...headingsOutOfStep(parts),
  ];
}

/** How often each marked stretch of a page is named by an element. */
function claims({ of }: Parts): Map<string, number> {
  const found = new Map<string, number>();
  const claim = (page: string, id: string) => found.set(`${page}/${id}`, (found.get(`${page}/${id}`) ?? 0) + 1);
  for (const { body } of of(/\/S \/\w+\n[\s\S]*\/K \[/)) {
    // Its own page: what it holds on others names theirs.
    const page = /\/Pg (\d+) 0 R/.exec(body.replace(/\/K \[[\s\S]*\]/, ''))?.[1] ?? '';
    const inside = /\/K \[([\s\S]*)\]/.exec(body)?.[1] ?? '';
    for (const [, other = '', id = ''] of inside.matchAll(/\/Pg (\d+) 0 R\n\/MCID (\d+)/g)) claim(other, id);
    const plain = inside.replace(/<<[\s\S]*?>>/g, ' ').replace(/\d+ 0 R/g, ' ');
    for (const [id] of plain.matchAll(/\d+/g)) claim(page, id);
  }
  return found;
}

/** Lines that draw outside every mark: neither read aloud nor called decoration. */
function unmarkedIn(drawn: string): string[] {
  let depth = 0;
  return drawn.split('\n').filter((line) => {
    if (/ B[DM]C$/.test(line)) depth += 1;
    if (line === 'EMC') depth -= 1;
    return depth < 1 && /(^| )(Tj|TJ|f|f\*|S|B)$/.test(line);
  });
}

/** A heading may go one step deeper at a time, and the first is the first. */
function headingsOutOfStep({ of }: Parts): string[] {
  const levels = of(/\/S \/H\d\n/)
    .sort((a, b) => Number(a.number) - Number(b.number))
    .map(({ body }) => Number(/\/S \/H(\d)/.exec(body)?.[1]));
  return levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`heading ${at}: H${level}`] : []));
}
