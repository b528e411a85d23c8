import type { Catalog } from '../catalog/catalog.ts';
import type { CheckDeps } from '../checks/checkDeps.ts';

/** What the tools take from outside. */
export interface McpDeps {
  readonly catalog: Catalog;
  /** Version of the product, as clients show it. */
  readonly version: string;
  /** Absent where the operator switched checks off. */
  readonly checks?: CheckDeps;
}
