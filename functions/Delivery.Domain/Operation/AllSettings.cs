using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Settlement.Banking;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Domain.Operation;

/// <summary>Every setting, as they hold together on one day.</summary>
public sealed record AllSettings
{
    public OrderSettings Ordering { get; init; } = new();

    public MatchingSettings Matching { get; init; } = new();

    public LessonSettings Teaching { get; init; } = new();

    public ProgrammeSettings Programme { get; init; } = new();

    public EnrolmentSettings Enrolment { get; init; } = new();

    public SettlementSettings Settlement { get; init; } = new();

    public TaxSettings Tax { get; init; } = new();

    public BankFileSettings BankFile { get; init; } = new();

    public ConductSettings Conduct { get; init; } = new();

    public MissingYearSettings MissingYear { get; init; } = new();

    public OfficeSettings Office { get; init; } = new();

    public MailLimits Mail { get; init; } = new();

    public RetentionSettings Retention { get; init; } = new();
}
