import { type Locale, locales } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import type { Packed } from './content';
import { bases, releasedMetrics } from './statistics';
import { columnName, lineName, type ReleaseTable, sinceTheFirst, tablesOf } from './tables';

const style = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{padding:.3rem .6rem;border-bottom:1px solid #8886;text-align:right}
th:first-child,td:first-child{text-align:left;font-weight:400}thead th{font-weight:600}
nav a{margin-right:1rem}dt{font-weight:600}dd{margin:0 0 .6rem}`;

/** The release as one page in both languages, without script and without anything from elsewhere: to be put on a website. */
export function releasePage(release: Packed): string {
  const languages = locales.map((locale) => `<a href="#${locale}" hreflang="${locale}">${languageOf(locale)}</a>`);
  return [
    '<!doctype html>',
    '<html lang="id"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${safe(textsFor('id').t('releases.page.title'))}</title>`,
    `<style>${style}</style></head><body>`,
    `<nav>${languages.join('')}</nav>`,
    ...locales.map((locale) => part(release, locale)),
    '</body></html>\n',
  ].join('\n');
}

const languageOf = (locale: Locale) => safe(textsFor(locale).t(`app.languages.${locale}`));

function part(release: Packed, locale: Locale): string {
  const texts = textsFor(locale);
  const { t } = texts;
  const { kind, month, releasedOn, content } = release;
  const base = bases[kind];
  const tables = tablesOf(content.cells);
  const paragraphs = [
    t('releases.page.upTo', { month: texts.month(month), on: texts.day(releasedOn) }),
    ...(content.partner ? [t('releases.page.for', { partner: content.partner })] : []),
    t('releases.page.rounded', { base }),
    t('releases.page.rules', { base }),
    t('releases.page.since', { count: texts.number(sinceTheFirst(content.cells)) }),
  ];
  return [
    `<main lang="${locale}" id="${locale}"><h1>${safe(t('releases.page.title'))}</h1>`,
    ...paragraphs.map((words) => `<p>${safe(words)}</p>`),
    ...tables.map((table) => htmlTable(table, texts)),
    `<h2>${safe(t('releases.page.definitions'))}</h2><dl>`,
    ...releasedMetrics.map(
      (metric) =>
        `<dt>${safe(t(`figures.metrics.${metric}.name`))}</dt><dd>${safe(t(`figures.metrics.${metric}.definition`))}</dd>`,
    ),
    '</dl>',
    ...(content.synthetic ? [`<p>${safe(t('releases.page.synthetic', { base }))}</p>`] : []),
    `<h2>${safe(t('releases.page.licence'))}</h2><p>${safe(content.licence)}</p></main>`,
  ].join('\n');
}

function htmlTable(table: ReleaseTable, texts: Texts): string {
  const head = ['', ...table.columns.map((column) => columnName(column, texts))];
  const rows = table.lines.map(({ key, values }) => {
    const cells = values.map((value) => `<td>${value === null ? '' : safe(texts.number(value))}</td>`);
    return `<tr><th scope="row">${safe(lineName(table.name, key, texts))}</th>${cells.join('')}</tr>`;
  });
  return [
    `<div class="scroll" tabindex="0"><table><caption>${safe(texts.t(`releases.tables.${table.name}`))}</caption>`,
    `<thead><tr>${head.map((words) => `<th scope="col">${safe(words)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table></div>`,
  ].join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (words: string) => words.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
