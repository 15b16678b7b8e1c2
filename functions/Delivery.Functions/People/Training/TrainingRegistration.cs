using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People.Training;

public static class TrainingRegistration
{
    public static IServiceCollection AddTraining(this IServiceCollection services) =>
        services
            .AddSingleton<AnnounceTraining>()
            .AddSingleton<ChangeTraining>()
            .AddSingleton<AnswerInvitation>()
            .AddSingleton<RecordAttendance>()
            .AddSingleton<TrainingReader>()
            .AddSingleton<TrainingLetters>();
}
