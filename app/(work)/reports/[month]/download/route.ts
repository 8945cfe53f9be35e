import type { NextRequest } from 'next/server';
import { downloadReport } from '@/features/reports/actions';

export async function GET(request: NextRequest, { params }: { params: Promise<{ month: string }> }) {
  return downloadReport((await params).month, request.nextUrl.searchParams);
}
