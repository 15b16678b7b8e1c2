namespace Delivery.Domain.Calendar;

/// <summary>The years that a text may name, so that the week, month or year beside one always exists too.</summary>
internal static class NamedYears
{
    public static bool Contain(int year) => year is >= 2000 and < 3000;
}
