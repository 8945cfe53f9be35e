import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { withoutChance } from './zip';

const madeAt = new Date('2026-11-30T03:00:00Z');

function anOfficeFile(link: string, bookmark: number, when: string): Uint8Array {
  return zipSync({
    'docProps/core.xml': strToU8(`<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>`),
    'word/document.xml': strToU8(
      `<w:hyperlink w:anchor="_Toc${bookmark}"/><w:bookmarkStart w:name="_Toc${bookmark}" w:id="${bookmark}"/><c:chart r:id="rId${link}"/>rId9 _Toc9`,
    ),
    'word/_rels/document.xml.rels': strToU8(`<Relationship Id="rId1"/><Relationship Id="rId${link}"/>`),
    'word/embeddings/numbers.xlsx': zipSync({ 'docProps/core.xml': strToU8(`<dcterms:modified>${when}<`) }),
  });
}

test('An office file is the same bytes whatever was drawn by lot, counted before, or on the clock', () => {
  const first = withoutChance(anOfficeFile('j4zlia--a5yz4ljstscii', 7, '2026-11-30T19:00:00Z'), madeAt);
  const second = withoutChance(anOfficeFile('y9ydpufcvawhwamdqvtpl', 41, '2027-01-01T00:00:00Z'), madeAt);
  expect(first.equals(second)).toBe(true);
  const parts = unzipSync(first);
  expect(strFromU8(parts['word/document.xml'] as Uint8Array)).toBe(
    '<w:hyperlink w:anchor="_Toc1"/><w:bookmarkStart w:name="_Toc1" w:id="1"/><c:chart r:id="rIdN1"/>rId9 _Toc9',
  );
  expect(strFromU8(parts['word/_rels/document.xml.rels'] as Uint8Array)).toContain(
    'Id="rId1"/><Relationship Id="rIdN1"',
  );
  expect(strFromU8(parts['docProps/core.xml'] as Uint8Array)).toContain('>2026-11-30T03:00:00Z<');
});

test('What differs in its words stays different', () => {
  const one = withoutChance(zipSync({ 'a.xml': strToU8('<t>Kamboja 1</t>') }), madeAt);
  const other = withoutChance(zipSync({ 'a.xml': strToU8('<t>Kamboja 2</t>') }), madeAt);
  expect(one.equals(other)).toBe(false);
});
