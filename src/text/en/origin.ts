/** From which card of an order the app was opened. */
export const origin = {
  origin: {
    heading: 'Opened from an order',
    headingCard: 'Opened from a card',
    hooks: {
      'order-select': 'From a card shown while choosing drugs.',
      'order-sign': 'From a card shown at signing.',
      'patient-view': 'From a card shown as the chart was opened.',
    },
    comparison: {
      same: 'The data are the same as when the card was made.',
      changed: 'The data have changed since the card was made.',
      unknown: 'The card does not say from which data it was made.',
    },
    orders: 'Orders:',
  },
}
