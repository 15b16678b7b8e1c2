namespace Delivery.Local.City.Sums;

/// <summary>How often what is seldom happens; each a share from 0 to 1.</summary>
/// <param name="Enrolling">Of the courses those for which citizens sign up.</param>
/// <param name="Cancelling">Of those who signed up those who think better of it.</param>
/// <param name="Filmed">Of the courses.</param>
/// <param name="DroppedOut">Of the courses those whose teacher drops out.</param>
/// <param name="Returned">Of the transfers those that the bank sends back, in the month's pay and after it.</param>
/// <param name="Suspended">Of the streets those that are suspended for a few days.</param>
public sealed record CityShares(
    double Enrolling = 0.33,
    double Cancelling = 0.12,
    double Filmed = 1 / 20.0,
    double DroppedOut = 1 / 36.0,
    double Returned = 0.04,
    double Suspended = 1 / 12.0
);
