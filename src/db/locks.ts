/**
 * The application's advisory locks of a transaction, each with a number of its own: under one number, what has nothing to
 * do with each other would wait for each other, a notice for the portal that is written anew.
 */
export const locks = {
  migrating: 7_311_422,
  changingTerms: 7_311_423,
  writingPortal: 7_311_424,
  addingBook: 7_311_425,
  closingFiling: 7_311_426,
  askingComplianceSheet: 7_311_427,
  takingDeliveries: 7_311_428,
  takingSources: 7_311_429,
  changingPress: 7_311_450,
  pinning: 7_311_455,
  clippingBook: 7_311_474,
  makingMediaSheet: 7_311_475,
  bringingIn: 7_311_478,
  joiningItems: 7_311_479,
  gatheringRound: 5_120_001,
} as const
