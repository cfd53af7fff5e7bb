/** Enums of the data contract: the values that columns with a choice may have. */
import { COMPUTER_ROLES, TABLES } from '../../app/vocabulary.ts';
import { enumOf } from './enums.ts';

const words = (choices: readonly string[], texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    choices.map(choice => [choice, texts[choice] ?? `${choice.charAt(0).toUpperCase()}${choice.slice(1)}.`]),
  );

const { computers, contracts, licenses, license_products, products, purchases, allocations, users } = TABLES;

export const ProductCategory = enumOf(
  'ProductCategory',
  'Whether a product needs a license.',
  words(products.category.choices, { commercial: 'Needs one.', unmanaged: 'Is not looked after.' }),
);
export const UserStatus = enumOf('UserStatus', 'Whether a user counts.', words(users.status.choices, {}));
export const ComputerKind = enumOf(
  'ComputerKind',
  'Whether a computer is a machine or runs on one.',
  words(computers.kind.choices, {}),
);
const Chassis = enumOf('Chassis', 'What a computer looks like.', words(computers.chassis.choices, {}));
export const ComputerRole = enumOf('ComputerRole', 'What a computer is for.', words(COMPUTER_ROLES, {}));
export const ComputerStatus = enumOf(
  'ComputerStatus',
  'Whether what is on a computer counts.',
  words(computers.status.choices, { ignored: 'Does not count.', retired: 'Is gone and does not count.' }),
);
export const LicenseStatus = enumOf(
  'LicenseStatus',
  'Whether a license is in use.',
  words(licenses.status.choices, {}),
);
const LicenseLimit = enumOf(
  'LicenseLimit',
  'What happens beyond what is entitled.',
  words(licenses.limit.choices, {
    purchased: 'It is a shortfall.',
    'true-up': 'It is bought later and is no shortfall.',
    unlimited: 'There is no end.',
  }),
);
const LicenseProductRole = enumOf(
  'LicenseProductRole',
  'Whether a product stands alone under its license.',
  words(license_products.role.choices, {
    primary: 'Stands alone.',
    supplementary: 'Is covered only where a primary product is.',
  }),
);
export const PurchaseKind = enumOf(
  'PurchaseKind',
  'What was bought.',
  words(purchases.kind.choices, {
    maintenance: 'Adds nothing, covers newer versions.',
    upgrade: 'Moves entitlements from the base license.',
  }),
);
export const AllocationKind = enumOf(
  'AllocationKind',
  'How firmly a license is given.',
  words(allocations.kind.choices, { permanent: 'Consumes also where nothing is installed.' }),
);
const Downgrade = enumOf(
  'Downgrade',
  'Whether earlier versions or lesser editions are covered.',
  words(licenses.downgrade.choices, { inherit: 'As a linked contract says.' }),
);
const Upgrade = enumOf(
  'Upgrade',
  'Whether newer versions are covered.',
  words(licenses.upgrade.choices, {
    until: 'Those released up to a day.',
    any: 'All of them.',
    inherit: 'As a linked contract says.',
  }),
);
const MultipleUse = enumOf(
  'MultipleUse',
  'Whether one entitlement covers several installations.',
  words(licenses.multiple_use.choices, {
    computer: 'Those on one computer.',
    user: 'Those of one user.',
    inherit: 'As a linked contract says.',
  }),
);
const SecondUse = enumOf(
  'SecondUse',
  'Whether a second computer of the same user is covered.',
  words(licenses.second_use.choices, { portable: 'A portable one.', inherit: 'As a linked contract says.' }),
);
const ExemptRole = enumOf(
  'ExemptRole',
  'Roles of computers on which nothing is consumed.',
  words(contracts.exempt_roles.choices, { inherit: 'As a linked contract says.' }),
);

/** The enum of each column with a choice, by table and column; rights are alike everywhere. */
export const CHOICES: Readonly<Record<string, ReturnType<typeof enumOf>>> = {
  'products.category': ProductCategory,
  'users.status': UserStatus,
  'computers.kind': ComputerKind,
  'computers.chassis': Chassis,
  'computers.role': ComputerRole,
  'computers.status': ComputerStatus,
  'licenses.status': LicenseStatus,
  'licenses.limit': LicenseLimit,
  'license_products.role': LicenseProductRole,
  'purchases.kind': PurchaseKind,
  'allocations.kind': AllocationKind,
  downgrade: Downgrade,
  upgrade: Upgrade,
  multiple_use: MultipleUse,
  second_use: SecondUse,
  exempt_roles: ExemptRole,
};
