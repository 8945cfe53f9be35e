export * from './accounts';
export * from './audit';
export * from './cases';
export * from './offices';
export * from './people';
