'use client';

import { useFormStatus } from 'react-dom';
import type { Look } from '@/components/button';
import { SubmitButton } from '@/components/submit-button';

type Props = { name: string; value: string; label: string; busy: string; look?: Look };

/** A button whose work may take a while, and says so meanwhile. */
export function Working({ name, value, label, busy, look }: Props) {
  const { pending } = useFormStatus();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SubmitButton look={look} name={name} value={value}>
        {label}
      </SubmitButton>
      <p role="status" className="text-quiet">
        {pending ? busy : ''}
      </p>
    </div>
  );
}
