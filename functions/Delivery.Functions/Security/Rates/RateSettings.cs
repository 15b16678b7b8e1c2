namespace Delivery.Functions.Security.Rates;

/// <summary>How often callers without an account may ask. A number of 0 is no limit.</summary>
public sealed record RateSettings
{
    /// <summary>Sign-in mails that may be asked for one address in <see cref="SignInMinutes"/>, registered or not.</summary>
    public int SignInsPerAddress { get; init; } = 5;

    /// <summary>Sign-in mails that may be asked for from one network in <see cref="SignInMinutes"/>.</summary>
    public int SignInsPerNetwork { get; init; } = 30;

    public int SignInMinutes { get; init; } = 15;

    /// <summary>
    /// Sign-ups for courses from one network in <see cref="EnrolmentMinutes"/>: a mobile network puts many people behind one
    /// address.
    /// </summary>
    public int EnrolmentsPerNetwork { get; init; } = 300;

    /// <summary>Sign-ups under one phone in <see cref="EnrolmentMinutes"/>.</summary>
    public int EnrolmentsPerPhone { get; init; } = 10;

    /// <summary>Codes that one phone is sent in <see cref="EnrolmentMinutes"/>.</summary>
    public int CodesPerPhone { get; init; } = 4;

    /// <summary>Codes typed, and digits at a door, from one network in <see cref="EnrolmentMinutes"/>.</summary>
    public int TriesPerNetwork { get; init; } = 300;

    public int EnrolmentMinutes { get; init; } = 10;

    /// <summary>Public pages, feeds and open calls for one network in <see cref="VisitMinutes"/>: whole offices share one.</summary>
    public int VisitsPerNetwork { get; init; } = 1200;

    public int VisitMinutes { get; init; } = 1;

    /// <summary>
    /// How many machines of ours stand in front and each add whom they heard to X-Forwarded-For: 1 on Azure Functions.
    /// With 0 the header is anybody's word and is not read.
    /// </summary>
    public int TrustedProxies { get; init; }

    public Rate OfSignInsPerAddress => new("sign-in-address", SignInsPerAddress, TimeSpan.FromMinutes(SignInMinutes));

    public Rate OfSignInsPerNetwork => new("sign-in-network", SignInsPerNetwork, TimeSpan.FromMinutes(SignInMinutes));

    public Rate OfEnrolmentsPerNetwork => OfEnrolment("enrolment-network", EnrolmentsPerNetwork);

    public Rate OfEnrolmentsPerPhone => OfEnrolment("enrolment-phone", EnrolmentsPerPhone);

    public Rate OfCodesPerPhone => OfEnrolment("code-phone", CodesPerPhone);

    public Rate OfTriesPerNetwork => OfEnrolment("try-network", TriesPerNetwork);

    public Rate OfVisits => new("visit", VisitsPerNetwork, TimeSpan.FromMinutes(VisitMinutes));

    private Rate OfEnrolment(string name, int most) => new(name, most, TimeSpan.FromMinutes(EnrolmentMinutes));
}
