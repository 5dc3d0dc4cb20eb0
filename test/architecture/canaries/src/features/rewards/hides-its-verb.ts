// expects: no-restricted-syntax (a verb's method bears the verb's name)
export class RedeemReward {
  execute(): string {
    return 'redeemed';
  }
}
