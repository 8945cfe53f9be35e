import { forStaff } from '@/app/handle';
import { downloadReleaseFile } from '@/features/releases/downloads';

export const GET = forStaff<{ release: string; file: string }>({}, ({ actor, params }) =>
  downloadReleaseFile(actor, params.release, params.file),
);
