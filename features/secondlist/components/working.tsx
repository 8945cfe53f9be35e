'use client';

import { useFormStatus } from 'react-dom';
import { SubmitButton } from '@/components/submit-button';

type Props = { name: string; value: string; label: string; busy: string };

/** A button whose work may take a while, and says so meanwhile. */
export function Working({ name, value, label, busy }: Props) {
  const { pending } = useFormStatus();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SubmitButton name={name} value={value}>
        {label}
      </SubmitButton>
      <p role="status" className="text-quiet">
        {pending ? busy : ''}
      </p>
    </div>
  );
}
