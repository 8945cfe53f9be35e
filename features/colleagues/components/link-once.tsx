import { CopyButton } from '@/components/copy-button';
import { Notice } from '@/components/notice';

export type LinkWords = Record<'lead' | 'label' | 'copy' | 'copied', string>;

/** A link to hand over, this once: the base keeps only its hash. */
export function LinkOnce({ title, link, words }: { title: string; link: string; words: LinkWords }) {
  return (
    <Notice role="status" title={title}>
      <p>{words.lead}</p>
      <label className="mt-2 block">
        <span className="block text-sm font-semibold">{words.label}</span>
        <input
          readOnly
          value={link}
          className="mt-1 min-h-11 w-full rounded-md border border-edge bg-card px-3 font-mono text-sm sm:min-h-10"
        />
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <CopyButton text={link} label={words.copy} copied={words.copied} />
      </div>
    </Notice>
  );
}
