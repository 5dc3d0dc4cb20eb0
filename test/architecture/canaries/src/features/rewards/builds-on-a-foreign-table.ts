// expects: goodturn/tables (also where TypeORM is told the name)
interface Builder {
  leftJoin(table: string, alias: string, on: string): Builder;
}

export const withWallet = (rewards: Builder): Builder =>
  rewards.leftJoin('wallet', 'w', 'w.owner_id = reward.id');
