// The verbs of imports, wired as Nest wires them.

const at = (path) => import(`../../dist/server/${path}`);

export async function recordImport(database, crossProgram) {
  const advocates = await at('features/advocates/index.js');
  const { ReportAttributes } = await at('features/attributes/report-attributes.js');
  const { FindOrAddCompanies, ReportCompanies } = await at('features/companies/index.js');
  const imports = await at('features/imports/index.js');
  const runs = await at('features/imports/runs/index.js');
  const { EndPoints, PostTransfers, SettlePoints } = await at('features/ledger/index.js');
  const { ReportTags } = await at('features/tags/index.js');
  const { RecordTimeline } = await at('features/timeline/index.js');
  const { Outbox } = await at('platform/outbox/index.js');
  const timeline = new RecordTimeline();
  const settle = await settler(timeline, new SettlePoints(new PostTransfers()), new Outbox());
  const { PlaceKeys } = await at('features/imports/order/index.js');
  const turn = new imports.ImportTurn(database, crossProgram);
  const run = new imports.RunImport(database, turn, new PlaceKeys({ hash: 'h'.repeat(40) }));
  const own = new imports.TakeOwnFacts(new ReportAttributes(timeline), new ReportTags(timeline));
  const reportCompanies = new ReportCompanies(timeline);
  const addCompanies = new FindOrAddCompanies();
  const addAdvocates = new advocates.FindOrAddAdvocates();
  const verbs = new imports.AdvocateVerbs(
    new advocates.ReportAdvocates(
      addAdvocates,
      timeline,
      new advocates.EndPointsOfLeaver(new EndPoints(), timeline, new Outbox()),
    ),
    reportCompanies,
    new imports.TakeOffers(
      new advocates.ReportInterests(timeline),
      new advocates.ReportWilling(timeline),
    ),
    own,
  );
  const kinds = new runs.ImportKinds(
    new imports.ImportReferrals(database, run, addAdvocates, addCompanies, settle.addReferrals),
    new imports.ImportDeals(database, run, addCompanies, settle.recordDeals, settle.award),
    new imports.ImportCompanies(database, run, reportCompanies, own),
    new imports.ImportAdvocates(database, run, verbs),
  );
  return new runs.RecordImport(database, kinds, new runs.KeepImportRun());
}

async function settler(timeline, points, outbox) {
  const { RecordDeals } = await at('features/conversions/index.js');
  const { RecordDealFacts } = await at('features/deals/index.js');
  const { AddReferrals, AwardImported, MatchDeals, SettleReferrals } = await at(
    'features/referrals/index.js',
  );
  const { RefereeKey } = await at('features/referrals/intake/referee-key.js');
  const { WriteWonSince } = await at('features/companies/index.js');
  const settle = new SettleReferrals(points, timeline, outbox);
  const match = new MatchDeals(timeline, outbox);
  const facts = new RecordDealFacts(new WriteWonSince(timeline));
  return {
    addReferrals: new AddReferrals(new RefereeKey({ hash: 'h'.repeat(40) }), settle, match),
    award: new AwardImported(settle),
    recordDeals: new RecordDeals(facts, match, settle),
  };
}
