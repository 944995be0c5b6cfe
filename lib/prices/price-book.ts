/** Where the prices in this folder hold. They are in US dollars. */
export const priceRegion = 'us-east-1';

/** When they were noted down. AWS may have changed them since. */
export const pricesNotedIn = 'November 2026';
