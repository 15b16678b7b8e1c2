using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.People.Training;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.People.Training;

/// <summary>Trainings between forms and plans; what is no date or number becomes one that the rules refuse.</summary>
internal static class TrainingForm
{
    public static TrainingPlan PlanOf(IFormCollection form) =>
        new(
            form["title"].ToString(),
            StartOf(form["start"].ToString(), form["startTime"].ToString()),
            TypedNumbers.Whole(form["minutes"].ToString()) ?? 0,
            form["place"].ToString(),
            form["address"].ToString(),
            DateOf(form["answerBy"].ToString()) is { } last ? ShanghaiTime.EndOf(last) : DateTimeOffset.MinValue
        );

    public static TrainingValues ValuesOf(IFormCollection form) =>
        new(
            form["title"].ToString(),
            form["start"].ToString(),
            form["startTime"].ToString(),
            form["minutes"].ToString(),
            form["place"].ToString(),
            form["address"].ToString(),
            form["answerBy"].ToString()
        );

    public static TypedAttendance AttendanceOf(IFormCollection form) =>
        new(
            ChosenRows
                .Of(form, "attended")
                .ToDictionary(street => street, street => PeopleOf(form[$"attended[{street}]"].ToString())),
            form["version"].ToString()
        );

    public static TrainingValues ValuesOf(TrainingPlan plan)
    {
        var start = ShanghaiTime.Of(plan.Start);
        return new(
            plan.Title,
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("HH:mm", CultureInfo.InvariantCulture),
            plan.Minutes.ToString(CultureInfo.InvariantCulture),
            plan.Place,
            plan.Address,
            // The form asks for the last day, which the midnight after it ends.
            ShanghaiTime.Of(plan.AnswerBy.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    /// <summary>What a refused form of a training held, by which of its three acts it was.</summary>
    public static TypedTraining TypedOf(IFormCollection? form) =>
        form?["act"].ToString() switch
        {
            "move" => new TypedTraining(Plan: ValuesOf(form)),
            "" => new TypedTraining(AttendanceOf(form)),
            _ => new TypedTraining(),
        };

    public static TrainingAnswer AnswerOf(IFormCollection form) =>
        form["answer"].ToString() switch
        {
            "coming" => TrainingAnswer.Coming,
            "not-coming" => TrainingAnswer.NotComing,
            _ => TrainingAnswer.None,
        };

    /// <summary>A name a line.</summary>
    public static IReadOnlyList<string> PeopleOf(string typed) =>
        [.. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static DateTimeOffset StartOf(string date, string time) =>
        DateOf(date) is { } day
        && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? ShanghaiTime.At(day, at)
            : DateTimeOffset.MinValue;

    private static DateOnly? DateOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
