import { type Line, sectionLines, stepLines } from '@/features/cases/components/lines';
import { sections } from '@/features/cases/fields';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { RecordedView } from '@/features/determinations/queries';
import type { Listed } from '@/features/documents/queries';
import type { Note } from '@/features/followups/queries/notes';
import { officeName } from '@/features/offices/queries';
import type { WayHome } from '@/features/returns/queries/path';
import { milestoneWords } from '@/features/returns/words';
import type { Proceeding, Service } from '@/features/services/queries/of-case';
import { proceedingLine, serviceLine } from '@/features/services/words';
import { unbroken } from '@/lib/paper/lines';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';

export type CaseFilePaper = {
  title: string;
  cover: Line[];
  warning: string;
  foot: string;
  parts: { title: string; lines: Line[] }[];
};

/** What a case file is made of, opened. */
export type CaseFileContent = {
  file: CaseFile;
  way: WayHome;
  views: RecordedView[];
  notes: Note[];
  documents: Listed[];
  services: Service[];
  proceedings: Proceeding[];
};

/** Who prints it and why: what the cover says, and every page again in its foot. */
export type Printed = { by: string; office: string; reason: string; at: Date };

export function caseFilePaper(content: CaseFileContent, printed: Printed, texts: Texts): CaseFilePaper {
  const { t, locale, day, moment } = texts;
  const { file } = content;
  const { reference } = file.case;
  const line = (name: string, text: string): Line => ({ label: name, text });
  const parts = [
    ...sections.map((section) => ({
      title: t(`cases.sections.${section}`),
      lines: sectionLines(file, section, texts),
    })),
    { title: t('rights.copy.steps'), lines: stepLines(file, texts) },
    { title: t('papers.caseFile.wayHome'), lines: wayLines(content.way, texts) },
    {
      title: t('rights.copy.determinations'),
      lines: content.views.map(({ on, body, status, reason, withdrawnAt }) =>
        line(
          day(on),
          [
            label('partner_type', body, locale),
            label('victim_identification', status, locale),
            withdrawnAt && t('rights.copy.withdrawn'),
            reason,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
    },
    { title: t('rights.copy.services'), lines: content.services.map((each) => serviceLine(each, texts)) },
    { title: t('rights.copy.proceedings'), lines: content.proceedings.map((each) => proceedingLine(each, texts)) },
    {
      title: t('rights.copy.notes'),
      lines: content.notes.map(({ on, kind, text, by }) => {
        const words = [kind && t(`followUps.notes.kinds.${kind}`), text].filter(Boolean).join(' · ');
        return line(day(on), by ? `${words} ·\u00a0${by}` : words);
      }),
    },
    {
      title: t('documents.card'),
      lines: content.documents
        .filter(({ removedAt }) => !removedAt)
        .map(({ on, kind, title, format }) =>
          line(
            day(on),
            [t(`documents.kinds.${kind}`), title, t(`documents.formats.${format}`)].filter(Boolean).join(' · '),
          ),
        ),
    },
  ];
  return {
    title: t('papers.caseFile.paperTitle', { reference }),
    cover: [
      line(t('cases.fields.name'), typeof file.answers.name === 'string' ? file.answers.name : ''),
      line(t('papers.caseFile.office'), officeName(file.office, locale)),
      line(t('cases.file.status'), label('case_status', file.case.status, locale)),
      line(t('papers.caseFile.printedBy'), `${printed.by}, ${printed.office}`),
      line(t('papers.caseFile.printedAt'), moment(printed.at)),
      line(t('papers.caseFile.reason'), printed.reason),
    ].filter(({ text }) => text),
    warning: t('papers.caseFile.warning'),
    foot: t('papers.caseFile.foot', { reference, by: printed.by, at: moment(printed.at) }),
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}

function wayLines({ path }: WayHome, texts: Texts): Line[] {
  return path.flatMap(({ kind, milestones }) =>
    milestones.map((one) => ({
      label: texts.day(one.on),
      text: [texts.t(`returns.kinds.${kind}`), ...milestoneWords(one, texts), one.number && unbroken(one.number)]
        .filter(Boolean)
        .join(' · '),
    })),
  );
}
