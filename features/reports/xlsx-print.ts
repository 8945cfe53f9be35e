import type { Feature, Image } from 'write-excel-file/node';

/** What a workbook says of itself and of its pages; the library writes numbers, not this. */
export type Print = {
  title: string;
  /** At the foot of each page, on the left. */
  foot: string;
  madeAt: Date;
  /** By sheet: its name, and the row that comes again on every page. */
  sheets: { sheet: string; headRow?: number }[];
};

// Of the files a workbook may hold, those we write are text alone.
type Part = Feature<Image['content']>;

const A4 = 9;

/** As wide as one A4 page and as long as it gets, the head of each table on every page, page numbers, a title. */
export function printSetup({ title, foot, madeAt, sheets }: Print): Part {
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  const setup =
    `<pageSetup paperSize="${A4}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>&amp;L&amp;8 ${inFooter(foot)}&amp;R&amp;8&amp;P / &amp;N</oddFooter></headerFooter>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/<pageSetup[^>]*\/>/, () => setup),
        },
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', () => `<definedNames>${headRows(sheets)}</definedNames>`),
        },
        '[Content_Types].xml': {
          insert: () =>
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        },
        '_rels/.rels': {
          insert: () =>
            '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
        },
      },
      write: { files: () => ({ 'docProps/core.xml': properties(title, moment) }) },
    },
  };
}

function headRows(sheets: Print['sheets']): string {
  return sheets
    .flatMap(({ sheet, headRow }, at) =>
      headRow
        ? [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(sheet.replaceAll("'", "''"))}'!$${headRow}:$${headRow}</definedName>`,
          ]
        : [],
    )
    .join('');
}

function properties(title: string, moment: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>Pulang</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>` +
    '</cp:coreProperties>'
  );
}

// In a footer an ampersand begins a command; doubled it is itself. A blank ends the size of the letters before a digit.
const inFooter = (text: string) => escaped(text.replaceAll('&', '&&'));
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
