import type { ReactNode } from 'react';

const tones = {
  calm: 'border-accent bg-tint',
  warn: 'border-warn bg-warn-tint',
  alarm: 'border-alarm bg-alarm-tint',
};

/** A sentence or two that matters now. The tone never stands alone: the words say it as well. */
export function Notice({
  tone = 'calm',
  title,
  children,
  role,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
  role?: 'status' | 'alert';
}) {
  return (
    <div role={role} className={`rounded-md border-l-4 px-4 py-3 ${tones[tone]}`}>
      {title && <p className="font-bold">{title}</p>}
      {children}
    </div>
  );
}

export function Badge({ tone = 'calm', children }: { tone?: keyof typeof tones | 'plain'; children: ReactNode }) {
  const look = tone === 'plain' ? 'border-line bg-sunk' : tones[tone];
  return <span className={`inline-block rounded-sm border px-1.5 text-sm whitespace-nowrap ${look}`}>{children}</span>;
}
