/** Parts that several operations ask for. */

export const FIGURES = 'entitled consumed available shortfall projected raw exempt status exposure { amount currency }';

export const RUN_HEAD = `fragment RunHead on Run {
  id number asOf policy startedAt milliseconds proven
  totals { exposure { amount currency } shortfall unlicensed licenses atRisk projected installations }
}`;

export const RIGHTS = `fragment RightsFields on Rights {
  downgrade downgradeVersion downgradeEdition upgrade upgradeUntil multipleUse multipleUseLimit secondUse exemptRoles
}`;

export const DECISION = `fragment DecisionFields on Decision {
  id sentence outcome reason units version edition
  license { key } computer { key } user { key name } product { key publisher }
}`;

export const EXPLAINED = `fragment Explained on Decision {
  ...DecisionFields choiceSentence
  candidates { verdict reason sentence license { key name } }
}`;

export const EFFECT = `fragment EffectFields on ChangeEffect {
  asOf policy together notComputed unlicensed { before after }
  positions { licenseKey before { consumed shortfall } after { consumed shortfall } }
}`;

export const CHANGE = `fragment ChangeFields on Change {
  number table key at who kind columns { column before after } effect { ...EffectFields }
}`;

export const PROBLEM = `fragment ProblemFields on Problem {
  code message help isWarning file line table column computerKey licenseKey
}`;

export const REFUSALS = `
  ... on InputRefused { message help problems { code message help column at } }
  ... on OperationRefused { message help }
  ... on WriteConflict { message help conflicts { changedBy changedAt columns { column before now } } }
`;
