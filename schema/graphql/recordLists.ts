/** Lists of records as they are now: licenses, computers, users, products, contracts, purchases, allocations. */
import {
  type Condition,
  contains,
  flagged,
  given,
  linkedBy,
  listsOrAll,
  named,
  refersTo,
  through,
  within,
} from '../../app/pages/conditions.ts';
import type { PageAsked } from '../../app/pages/page.ts';
import { recordPage } from '../../app/pages/recordLists.ts';
import type { RecordTable } from '../../app/records.ts';
import { unlessHidden } from '../../app/scope/records.ts';
import { AllocationConnection } from './allocation.ts';
import { builder } from './builder.ts';
import { ComputerConnection } from './computer.ts';
import { pageArgs } from './connections.ts';
import type { Context } from './context.ts';
import { ContractConnection } from './contract.ts';
import { LicenseConnection } from './license.ts';
import { ComputerOrder, ContractOrder, LicenseOrder, ProductOrder, PurchaseOrder, UserOrder } from './orders.ts';
import { ProductConnection } from './product.ts';
import { PurchaseConnection } from './purchase.ts';
import {
  AllocationFilter,
  ComputerFilter,
  ContractFilter,
  LicenseFilter,
  ProductFilter,
  PurchaseFilter,
  UserFilter,
} from './recordFilters.ts';
import { UserConnection } from './user.ts';

interface Asked extends PageAsked {
  readonly orderBy?: { readonly field: string; readonly direction?: 'asc' | 'desc' | null } | null;
}

/** One page of a table. */
const listed = <T extends RecordTable>(
  { workspace }: Context,
  table: T,
  { orderBy, ...asked }: Asked,
  ...conditions: (Condition | false | null | undefined | '')[]
) =>
  recordPage(
    workspace,
    table,
    { conditions: given(...conditions), column: orderBy?.field, isDescending: orderBy?.direction === 'desc' },
    asked,
  );

builder.queryFields(t => ({
  licenses: t.field({
    type: LicenseConnection,
    description: 'Licenses as they are now, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: LicenseFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: LicenseOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'licenses',
        asked,
        filter?.publisher && named('publisher', [filter.publisher]),
        filter?.metric && named('metric', [filter.metric]),
        filter?.status && named('status', [filter.status]),
        filter?.product && linkedBy('license_products', 'license', 'product', filter.product),
        filter?.contract && linkedBy('license_contracts', 'license', 'contract', filter.contract),
        filter?.businessUnit && listsOrAll('business_units', filter.businessUnit),
        filter?.location && listsOrAll('locations', filter.location),
        filter?.text && contains(['license', 'name'], filter.text),
      ),
  }),
  computers: t.field({
    type: ComputerConnection,
    description: 'Computers as they are now, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: ComputerFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: ComputerOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'computers',
        asked,
        filter?.kind && named('kind', [filter.kind]),
        filter?.role && named('role', [filter.role]),
        filter?.status && named('status', [filter.status]),
        filter?.businessUnit && named('business_unit', [filter.businessUnit]),
        filter?.location && named('location', [filter.location]),
        filter?.costCenter && named('cost_center', [filter.costCenter]),
        filter?.cluster && named('cluster', [filter.cluster]),
        filter?.host && named('host', [filter.host]),
        filter?.host && unlessHidden(context.workspace, 'computers', filter.host),
        filter?.user && refersTo('computers', 'user', filter.user),
        filter?.user && unlessHidden(context.workspace, 'users', filter.user),
        filter?.text && contains(['computer', 'os', 'processor_model'], filter.text),
      ),
  }),
  users: t.field({
    type: UserConnection,
    description: 'Users as they are now, those that are only named elsewhere too, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: UserFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: UserOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'users',
        asked,
        filter?.status && named('status', [filter.status]),
        filter?.businessUnit && named('business_unit', [filter.businessUnit]),
        filter?.location && named('location', [filter.location]),
        filter?.costCenter && named('cost_center', [filter.costCenter]),
        filter?.text && contains(['user', 'name', 'email'], filter.text),
      ),
  }),
  products: t.field({
    type: ProductConnection,
    description: 'Products, those that are only used too, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: ProductFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: ProductOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'products',
        asked,
        filter?.publisher && named('publisher', [filter.publisher]),
        filter?.category && named('category', [filter.category]),
        filter?.text && contains(['product', 'publisher'], filter.text),
      ),
  }),
  contracts: t.field({
    type: ContractConnection,
    description: 'Contracts as they are now, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: ContractFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: ContractOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'contracts',
        asked,
        filter?.publisher && named('publisher', [filter.publisher]),
        typeof filter?.permanent === 'boolean' && flagged('permanent', filter.permanent),
        filter?.expires && within('expires', filter.expires),
        filter?.text && contains(['contract', 'name'], filter.text),
      ),
  }),
  purchases: t.field({
    type: PurchaseConnection,
    description: 'What was bought, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: PurchaseFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: PurchaseOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'purchases',
        asked,
        filter?.license && refersTo('purchases', 'license', filter.license),
        filter?.publisher && through('purchases', 'license', named('publisher', [filter.publisher])),
        filter?.kind && named('kind', [filter.kind]),
        filter?.expires && within('expires', filter.expires),
        filter?.text && contains(['purchase'], filter.text),
      ),
  }),
  allocations: t.field({
    type: AllocationConnection,
    description: 'To whom and what licenses are given, by license, computer and user.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: AllocationFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, context) =>
      listed(
        context,
        'allocations',
        asked,
        filter?.license && refersTo('allocations', 'license', filter.license),
        filter?.computer && refersTo('allocations', 'computer', filter.computer),
        filter?.computer && unlessHidden(context.workspace, 'computers', filter.computer),
        filter?.user && refersTo('allocations', 'user', filter.user),
        filter?.user && unlessHidden(context.workspace, 'users', filter.user),
        filter?.kind && named('kind', [filter.kind]),
      ),
  }),
}));
