using Delivery.Local.City;

namespace Delivery.Local.Sample;

/// <summary>The evening of a lesson: the teacher sends a photo, the street counts heads.</summary>
internal sealed class SampleLessons(CityApi api)
{
    private int photos;

    public async Task HeldAsync(string orderId, SampleCourse course, DateOnly day)
    {
        var number = course.Days.ToList().IndexOf(day) + 1;
        if (number == 0)
            return;
        var (lessonId, photo) = ($"{orderId}-{number:00}", ++photos);
        await PhotoAsync(lessonId, photo);
        var headcount = SampleCity.Discipline(course.Discipline).IsLecture ? 76 : HeadcountOf(photo);
        (await api.PutAsync($"api/lessons/{lessonId}/attendance", new { headcount })).Must(lessonId);
    }

    // Now and then fewer came than a skill course needs.
    private static int HeadcountOf(int number) => number % 9 == 0 ? 17 : 21 + number * 5 % 11;

    private async Task PhotoAsync(string lessonId, int photo)
    {
        var picture = SamplePicture.Of(photo);
        // Of every third nobody was asked yet.
        var consent = photo % 3 == 0 ? "NotAsked" : "Everyone";
        var offered = new
        {
            contentType = "image/png",
            size = picture.Length,
            consent,
        };
        var media = (await api.PostAsync($"api/lessons/{lessonId}/media", offered, $"sample-photo-{lessonId}"))
            .Must(lessonId)
            .Body!;
        var headers = media["headers"]!
            .AsObject()
            .ToDictionary(header => header.Key, header => header.Value!.GetValue<string>());
        await api.UploadAsync(media["uploadUrl"]!.GetValue<string>(), headers, picture);
        var id = media["mediaId"]!.GetValue<string>();
        (await api.PostAsync($"api/media/{id}/complete", null, $"sample-complete-{id}")).Must(lessonId);
    }
}
