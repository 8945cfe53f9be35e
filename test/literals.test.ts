import { describe, expect, test } from 'vitest';
import { filesIn, read } from './house';
import { literalWords } from './literals';

const screens = ['app', 'components', 'features'].flatMap(filesIn).filter((path) => path.endsWith('.tsx'));

describe('A screen', () => {
  test.each(screens)('%s has no word of its own', (path) => {
    expect(literalWords(read(path))).toEqual([]);
  });
});

describe('A word written straight into a component', () => {
  test.each([
    ['between tags', '<p>Hello</p>', ['Hello']],
    ['in an expression', "<p>{ok ? 'Yes' : t('no')} {name && 'Madam'}</p>", ['Yes', 'Madam']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    ['in a template', '<p>{`Case ${n}`}</p>', ['Case']],
    ['in an attribute', '<img alt="A map" title={"The map"} className="flex gap-2" />', ['A map', 'The map']],
    ['of a component', '<Card title="figures" id="figures" empty="No case yet" />', ['No case yet', 'figures']],
  ])('is found %s', (_, jsx, expected) => {
    expect(literalWords(`export const A = () => (${jsx});`).sort()).toEqual(expected.sort());
  });

  test('is told from signs and codes', () => {
    const jsx = `<p className={on ? 'bold' : 'thin'} section="who" path="/cases">{a} · {b} % → {t('x.y')}</p>`;
    expect(literalWords(`export const A = () => ${jsx};`)).toEqual([]);
  });
});
