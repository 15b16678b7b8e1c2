namespace Delivery.Domain.Calendar;

public enum SeasonKind
{
    Spring,
    YouthSummer,
    Autumn,
}
