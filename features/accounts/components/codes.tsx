import { LinkButton } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { Notice } from '@/components/notice';
import { PrintButton } from '@/components/print-button';

export type CodesWords = Record<'title' | 'lead' | 'print' | 'copy' | 'copied' | 'goOn', string>;

/** The ten recovery codes, this once: to be printed or copied, then kept apart from the telephone. */
export function Codes({ codes, words, to }: { codes: string[]; words: CodesWords; to: string }) {
  return (
    <div className="grid gap-4">
      <Notice role="status" title={words.title}>
        <p>{words.lead}</p>
      </Notice>
      <ol className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border border-line bg-sunk p-3 font-mono whitespace-nowrap sm:p-4 sm:text-lg">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintButton label={words.print} />
        <CopyButton text={codes.join('\n')} label={words.copy} copied={words.copied} />
      </div>
      <div className="print:hidden">
        <LinkButton href={to} prefetch={false}>
          {words.goOn}
        </LinkButton>
      </div>
    </div>
  );
}
