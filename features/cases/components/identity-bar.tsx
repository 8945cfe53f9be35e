import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { openIdentity } from '../actions';
import type { CaseFile } from '../queries/case-file';
import { doubtsAbout } from '../rules';

/** Where identities are opened, on purpose and on record; or why they are not. */
export function IdentityBar({ file, section, texts: { t } }: { file: CaseFile; section?: string; texts: Texts }) {
  if (file.sight !== 'full') return <Notice>{t('cases.file.identityCoded')}</Notice>;
  if (file.identityOpen)
    return (
      <Notice tone="warn">
        <p>{t('cases.file.identityOpen')}</p>
        {doubtsAbout(file.answers.nik, file.answers.birth, file.answers.sex).map((doubt) => (
          <p key={doubt} className="mt-1 font-semibold">
            {t(`cases.file.doubts.${doubt}`)}
          </p>
        ))}
      </Notice>
    );
  return (
    <form
      action={openIdentity}
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunk px-4 py-3"
    >
      <p className="max-w-3xl text-pretty">
        {section ? t('cases.edit.needsIdentity') : t('cases.file.identitySealed')}
      </p>
      <input type="hidden" name="reference" value={file.case.reference} />
      {section && <input type="hidden" name="section" value={section} />}
      <Button look="plain">{t('cases.file.openIdentity')}</Button>
    </form>
  );
}
