using Delivery.Domain.People.Training;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Training;

/// <summary>A year's trainings for staff.</summary>
/// <param name="Untrained">Streets of which nobody came to a training of the year.</param>
public sealed record TrainingsModel(
    PageFrame Frame,
    string FormKey,
    int Year,
    IReadOnlyList<TrainingLine> Trainings,
    IReadOnlyList<UntrainedStreet> Untrained,
    TrainingValues Values,
    FormErrors Errors
) : IModelOf<TrainingsPage>;

/// <param name="StreetsCame">Null until it is written down.</param>
public sealed record TrainingLine(string TrainingId, TrainingPlan Plan, int? StreetsCame, bool IsCalledOff = false);

public sealed record UntrainedStreet(string Code, string Name, string District);

/// <summary>As typed.</summary>
public sealed record TrainingValues(
    string Title,
    string Start,
    string StartTime,
    string Minutes,
    string Place,
    string Address,
    string AnswerBy
)
{
    public static TrainingValues Empty { get; } = new("", "", "", "120", "", "", "");
}

/// <summary>One training for staff: who comes, and who came.</summary>
/// <param name="Version">Of who came as it is written down; empty until it is.</param>
public sealed record TrainingModel(
    PageFrame Frame,
    string FormKey,
    string TrainingId,
    TrainingPlan Plan,
    bool HasBegun,
    DateTimeOffset? RecordedAt,
    IReadOnlyList<InvitedStreet> Streets,
    FormErrors Errors,
    string Version = ""
) : IModelOf<TrainingPage>
{
    /// <summary>Why it is not held; null while it is.</summary>
    public string? CalledOff { get; init; }

    /// <summary>Of the form that moves it.</summary>
    public TrainingValues Values { get; init; } = TrainingValues.Empty;
}

/// <param name="Came">Null until it is written down, or where nobody came.</param>
public sealed record InvitedStreet(
    string Street,
    string Name,
    TrainingAnswer Answer,
    IReadOnlyList<string> People,
    IReadOnlyList<string>? Came
);

/// <summary>A street's invitation.</summary>
/// <param name="Bare">Behind the link of a mail.</param>
/// <param name="People">A name a line.</param>
public sealed record InvitationModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    bool Bare,
    TrainingPlan Plan,
    string Street,
    TrainingAnswer Answer,
    string People,
    DateTimeOffset? AnsweredAt,
    bool CanAnswer,
    string? CertificatePath,
    FormErrors Errors
) : IModelOf<InvitationPage>
{
    /// <summary>Why it is not held; null while it is.</summary>
    public string? CalledOff { get; init; }
}

/// <summary>To print: who of a street was trained.</summary>
public sealed record CertificateModel(
    PageFrame Frame,
    string TrainingId,
    TrainingPlan Plan,
    string Street,
    IReadOnlyList<string> People
) : IModelOf<CertificatePage>;
