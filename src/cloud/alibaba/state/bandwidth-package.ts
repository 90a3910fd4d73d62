import type { Area } from '../regions.js';

export interface BandwidthPackage {
  readonly CenBandwidthPackageId: string;
  readonly account: string;
  readonly Name: string;
  readonly Description: string;
  /** Mbit/s. */
  readonly Bandwidth: number;
  readonly GeographicRegionAId: Area;
  readonly GeographicRegionBId: Area;
  readonly BandwidthPackageChargeType: 'PREPAY' | 'POSTPAY';
  /** False while the order waits for payment: the cloud does not show it yet. */
  readonly paid: boolean;
  readonly orderId: string;
  readonly Status: 'Idle' | 'InUse';
  readonly BusinessStatus: 'Normal' | 'FinancialLocked' | 'SecurityLocked';
  /** Where it is bound to, or being bound to. */
  readonly CenId?: string;
  /** Under way: the cloud shows the old Status until it has ended. */
  readonly transition?: 'creating' | 'associating' | 'unassociating';
  /** Term of a subscription in months, for payment and renewal. */
  readonly months: number;
  readonly AutoRenew: boolean;
  readonly AutoRenewDuration: number;
  /** What its terms were paid for until now: Mbit/s times months. */
  readonly paidMbpsMonths: number;
  readonly created: number;
  /** Absent: pay as you go, never. */
  readonly expires?: number;
  /** TempUpgradeCenBandwidthPackageSpec: the bandwidth it returns to, and when. */
  readonly upgrade?: { readonly Bandwidth: number; readonly ends: number };
  readonly order: number;
}
