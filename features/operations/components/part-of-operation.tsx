import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { OperationFile } from '../queries/operation';

type Props = {
  operation: OperationFile['operation'];
  title: string;
  /** What the page is for, behind the name of the operation. */
  lead: string;
  texts: Texts;
  children: ReactNode;
};

/** A page beside that of an operation, with the way back to it. */
export function PartOfOperation({ operation, title, lead, texts: { t }, children }: Props) {
  return (
    <Page
      title={title}
      lead={`${operation.name} · ${lead}`}
      actions={
        <LinkButton look="plain" href={`/operations/${operation.reference}`} prefetch={false}>
          {t('operations.acts.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">{children}</div>
    </Page>
  );
}
