namespace Delivery.Functions.Security;

/// <summary>What a link in a mail lets its holder do: one thing, to one subject.</summary>
public static class LinkPurpose
{
    public const string Agreement = "agreement";
    public const string Inquiry = "inquiry";
    public const string Proposal = "proposal";
    public const string Times = "times";
    public const string Acknowledge = "acknowledge";
    public const string Lesson = "lesson";
    public const string Training = "training";
    public const string Visit = "visit";
    public const string Filming = "filming";
    public const string Payslip = "payslip";
    public const string Enrolment = "enrolment";
    public const string Door = "door";
    public const string Begun = "begun";

    /// <summary>A teacher's own calendar: read again and again, until the teacher renews it.</summary>
    public const string Calendar = "calendar";
}

/// <summary>Links for mails. Opening one shows a page; only the button on that page acts.</summary>
public sealed class SignedLinks(Seals seals, DeliverySettings settings)
{
    /// <param name="path">The page's path, e.g. <c>inquiries</c>; the token follows it.</param>
    public Uri Make(string purpose, string path, string subject, DateTimeOffset expires) =>
        new(new Uri(settings.BaseUrl), $"{path}/{seals.Seal($"link.{purpose}", subject, expires)}");

    public LinkHolder Read(string purpose, string token) =>
        seals.Open<string>($"link.{purpose}", token) switch
        {
            null => new LinkHolder(LinkState.Forged, string.Empty),
            var seal when seals.HasExpired(seal) => new LinkHolder(LinkState.Expired, seal.Value),
            var seal => new LinkHolder(LinkState.Good, seal.Value),
        };
}

public enum LinkState
{
    Good,
    Expired,
    Forged,
}

public sealed record LinkHolder(LinkState State, string Subject);
